import type { DecisionRule as TextRule } from '#app/domain/drafting/decision-rule.ts'
import type { CoalitionId, DocumentId } from '#app/domain/kernel/id.ts'
import { asTallied } from '#app/domain/positions/by-tally.ts'
import type { DecisionRule } from '#app/domain/positions/rule.ts'
import type { Subject } from '#app/domain/positions/subject.ts'
import { listDelegations } from '#db/accounts.ts'
import type { Tx } from '#db/client.ts'
import { readRule } from '#db/life.ts'

/** By what each subject is decided: as its text is, and by consensus where there is no text. */
export type RulesInForce = {
  kindOf: (subject: Subject) => TextRule['kind']
  ruleOf: (subject: Subject) => DecisionRule
}

export async function rulesInForce(
  tx: Tx,
  coalition: CoalitionId,
  subjects: readonly Subject[],
): Promise<RulesInForce> {
  const delegations = await listDelegations(tx, coalition)
  const weights = new Map(delegations.map(({ id, weight }) => [id, weight]))
  const consensus = { text: usual, rule: asTallied(usual, weights) }
  const documents = new Set(subjects.flatMap(documentOf))
  const rules = new Map<DocumentId, { text: TextRule; rule: DecisionRule }>()
  for (const document of documents) {
    const text = await readRule(tx, document)
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

const usual = { kind: 'consensus' } as const

function documentOf({ about }: Subject): DocumentId[] {
  return 'document' in about ? [about.document] : []
}
