import type { DecisionRule as TextRule } from '#app/domain/drafting/decision-rule.ts'
import type { CoalitionId, DocumentId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { asTallied } from '#app/domain/positions/by-tally.ts'
import type { DecisionRule } from '#app/domain/positions/rule.ts'
import type { Subject } from '#app/domain/positions/subject.ts'
import { listDelegations } from '#db/accounts.ts'
import type { Tx } from '#db/client.ts'
import { readRule } from '#db/life.ts'
import { listRollCalls } from '#db/roll-calls.ts'

/** By what each subject is decided, now or at a moment: as its text is, and by consensus where there is no text. */
export type RulesInForce = {
  kindOf: (subject: Subject) => TextRule['kind']
  ruleOf: (subject: Subject) => DecisionRule
}

export async function rulesInForce(
  tx: Tx,
  coalition: CoalitionId,
  subjects: readonly Subject[],
  at: Instant | null = null,
): Promise<RulesInForce> {
  const delegations = await listDelegations(tx, coalition)
  const weights = new Map(delegations.map(({ id, weight }) => [id, weight]))
  const consensus = { text: usual, rule: asTallied(usual, weights) }
  const documents = new Set(subjects.flatMap(documentOf))
  const rules = new Map<DocumentId, { text: TextRule; rule: DecisionRule }>()
  for (const document of documents) {
    const text = await ruleAt(tx, document, at)
    rules.set(document, { text, rule: asTallied(text, weights) })
  }
  const found = (subject: Subject) => {
    const [document] = documentOf(subject)
    return (document === undefined ? undefined : rules.get(document)) ?? consensus
  }
  return {
    kindOf: (subject) => found(subject).text.kind,
    ruleOf: (subject) => found(subject).rule,
  }
}

/** The rule of a text, or the one that it had at a moment: what was replaced later was in force until then. */
async function ruleAt(tx: Tx, document: DocumentId, at: Instant | null): Promise<TextRule> {
  const rule = await readRule(tx, document)
  if (at === null) return rule
  const replaced = (await listRollCalls(tx, document)).flatMap(({ state }) =>
    state.stage === 'closed' && state.outcome.adopted && state.question.put === 'rule-change'
      ? [{ closedAt: state.closedAt, from: state.question.from }]
      : [],
  )
  const next = replaced
    .filter(({ closedAt }) => closedAt > at)
    .toSorted((a, b) => a.closedAt - b.closedAt)[0]
  return next?.from ?? rule
}

const usual = { kind: 'consensus' } as const

function documentOf({ about }: Subject): DocumentId[] {
  return 'document' in about ? [about.document] : []
}
