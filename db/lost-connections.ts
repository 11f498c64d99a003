import type postgres from 'postgres'

/**
 * Makes the loss of a connection in the middle of a transaction an error and nothing more.
 *
 * postgres.js 3.4.9 goes on with the transaction's function after its connection is gone: the next
 * statement, or its own `rollback`, is written to a socket that is null, which throws outside of any
 * promise and ends the process (porsager/postgres#1208); should the connection be back by then, the
 * statement would run outside of any transaction. So once a connection is lost, nothing of its
 * transactions is sent any more, and their functions are left standing, unanswered; the promise of
 * `begin` has rejected by itself.
 */
export function guardLostConnections(sql: postgres.Sql): postgres.Sql {
  const begin = sql.begin.bind(sql)
  return Object.assign(sql, {
    begin: (...given: [...options: string[], work: Work]) => {
      const work = given.at(-1) as Work
      const options = given.slice(0, -1).join(' ')
      const state = { lost: false }
      const guarded = (tx: postgres.TransactionSql) => whileConnected(state, tx, work)
      return begin(options, guarded).catch((error: unknown) => {
        state.lost = true
        throw error
      })
    },
  })
}

type State = { lost: boolean }
type Work = (tx: postgres.TransactionSql) => unknown

async function whileConnected(state: State, tx: postgres.TransactionSql, work: Work) {
  try {
    const result = await work(guard(state, tx))
    return state.lost ? await forever : result
  } catch (error) {
    if (state.lost) return forever
    throw error
  }
}

function guard(state: State, tx: postgres.TransactionSql): postgres.TransactionSql {
  const watch = <Query extends Promise<unknown>>(start: () => Query): Query => {
    if (state.lost) throw new Error('the connection of this transaction is lost')
    const query = start()
    // Runs before whoever awaits the query hears of the error, and may try to go on.
    query.catch((error: unknown) => {
      if (isLoss(error)) state.lost = true
    })
    return query
  }
  return new Proxy(tx, {
    apply: (_tx, _this, args: [TemplateStringsArray]) =>
      // A call with anything but a template builds a fragment, which sends nothing by itself.
      Array.isArray(args[0]) && 'raw' in args[0] ? watch(() => tx(...args)) : tx(...args),
    get(_tx, name, receiver) {
      if (name === 'unsafe')
        return (...args: Parameters<typeof tx.unsafe>) => watch(() => tx.unsafe(...args))
      if (name === 'savepoint') {
        return (...given: [...name: string[], work: Work]) => {
          const work = given.at(-1) as Work
          if (state.lost) throw new Error('the connection of this transaction is lost')
          return tx.savepoint((inner) => whileConnected(state, inner, work))
        }
      }
      return Reflect.get(tx, name, receiver)
    },
  })
}

/** The server ended the session, or the socket did. Anything else leaves the connection usable. */
function isLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('severity' in error) return error.severity === 'FATAL' || error.severity === 'PANIC'
  return 'code' in error && /^(CONNECTION_|E[A-Z]+$)/.test(String(error.code))
}

const forever = new Promise<never>(() => {})
