import type postgres from 'postgres'

/**
 * Has the statements that drizzle makes prepared once per connection, as postgres.js does with its own.
 *
 * Drizzle prepares only what it is given a name for. Anything else is parsed and planned by PostgreSQL each
 * time, after a round trip of its own to ask for the types of its parameters: an act of twenty statements
 * waits forty times, some of it with the head of the record locked.
 */
export function prepareStatements(sql: postgres.Sql): postgres.Sql {
  const isKept = keeper()
  const begin = sql.begin.bind(sql)
  const unsafe = sql.unsafe.bind(sql)
  return Object.assign(sql, {
    unsafe: (...[text, values, options]: Parameters<typeof unsafe>) =>
      unsafe(text, values, { ...options, prepare: isKept(text, values) }),
    begin: (...given: [...options: string[], work: Work]) => {
      const work = given.at(-1) as Work
      return begin(given.slice(0, -1).join(' '), (tx) => work(preparing(tx, isKept)))
    },
  })
}

type Work = (tx: postgres.TransactionSql) => unknown
type IsKept = (text: string, values: readonly unknown[] | undefined) => boolean

function preparing(tx: postgres.TransactionSql, isKept: IsKept): postgres.TransactionSql {
  return new Proxy(tx, {
    get(_tx, name, receiver) {
      if (name === 'unsafe') {
        return (...[text, values, options]: Parameters<typeof tx.unsafe>) =>
          tx.unsafe(text, values, { ...options, prepare: isKept(text, values) })
      }
      if (name === 'savepoint') {
        return (...given: [...name: string[], work: Work]) => {
          const work = given.at(-1) as Work
          return tx.savepoint((inner) => work(preparing(inner, isKept)))
        }
      }
      return Reflect.get(tx, name, receiver)
    },
  })
}

/**
 * Which statements to keep: a connection holds each of them for as long as it lives. A list of values has a
 * text for every length of it, so that only short ones are worth their place.
 */
function keeper(): IsKept {
  const kept = new Set<string>()
  return (text, values = []) => {
    if (kept.has(text)) return true
    if (values.length > mostValues || kept.size === mostKept) return false
    kept.add(text)
    return true
  }
}

const mostValues = 32
const mostKept = 500
