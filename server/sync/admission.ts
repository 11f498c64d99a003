import { isProtected } from '#app/domain/drafting/protocol.ts'

import type { HeldText, SeenWith } from './held-text.ts'
import type { Addition } from './inspect-update.ts'
import type { Case, Judgement } from './judge.ts'
import type { Jury } from './jury.ts'
import type { Member } from './member.ts'
import { isOwnAnnex } from './protect.ts'
import type { Refusal } from './protect.ts'
import type { MapElement, StructId } from './text-map.ts'
import type { Accepted } from './understand.ts'
import { elementOf, isInText } from './zone.ts'
import type { ElementNumber } from './zone.ts'

/** An edit as it came, the `n`th of its connection. */
export type Arrival = {
  readonly member: Member
  readonly n: number
  readonly update: Uint8Array
  readonly step: 'step-2' | 'update'
  /** When it came, by the machine's own clock. */
  readonly at: number
  /** Whether the log has been read since it came. */
  readonly isLogRead: boolean
}

export type Judged =
  | { verdict: 'nothing-new' }
  | { verdict: 'accepted'; accepted: Accepted; isSeen: boolean }
  | { verdict: 'gap' }
  | { verdict: 'refused'; refusal: Refusal }
  /** Its author is not here any more. */
  | { verdict: 'dismissed' }

/**
 * Decides on edits before they are stored: what they add, who may add it, whether the grammar has a
 * place for it and the text's protection leaves it (SPEC.md SY7–SY11, SY25–SY30). Nearly all is told at
 * once; what only its effect can tell, the jury is asked.
 */
export class Admission {
  private readonly jury: Jury
  private readonly text: () => HeldText
  private readonly seenWith: SeenWith

  constructor(jury: Jury, text: () => HeldText, seenWith: SeenWith) {
    this.jury = jury
    this.text = text
    this.seenWith = seenWith
  }

  judge(arrival: Arrival): Judged | Promise<Judged> {
    if (arrival.member.dismissed) return { verdict: 'dismissed' }
    const inspection = this.text().inspect(arrival.update)
    switch (inspection.verdict) {
      case 'nothing-new':
        return { verdict: 'nothing-new' }
      case 'gap':
        return { verdict: 'gap' }
      case 'malformed':
        return refused('malformed')
      case 'new':
        return this.judgeAddition(arrival, inspection.addition)
    }
  }

  /** To be called once what was judged has been taken into the text. */
  accepted({ accepted, isSeen }: Extract<Judged, { verdict: 'accepted' }>): void {
    if (!isSeen) this.jury.accepted(accepted.addition.payload)
  }

  /** Another node's row has been taken into the text. */
  heard(payload: Uint8Array): void {
    this.jury.accepted(payload)
  }

  startOver(): void {
    this.jury.startOver()
  }

  private judgeAddition({ member, step }: Arrival, addition: Addition): Judged | Promise<Judged> {
    const { access, viewer, drafting } = member.connection
    const onlyDeletes = addition.clients.size === 0
    const mayWrite = access === 'edit'
    if (!mayWrite && !onlyDeletes) return refused(drafting === 'closed' ? 'closed' : 'reader')
    if (this.text().isForged(addition, viewer.person.id, this.seenWith)) return refused('forged')
    const { placement, fault } = this.text().place(addition)
    if (fault !== null) return refused(fault)
    const by = viewer.delegation.id
    const accepted = { addition, placement, by }
    const ruling = this.text().protect(addition, placement, by)
    if (mayWrite && ruling.ruling === 'refused') {
      return { verdict: 'refused', refusal: ruling }
    }
    // Merging deletes what no update names, and tidies formatting up: such deletions are news only if
    // the text says something else after them.
    const mayBeNoNews = onlyDeletes && (!mayWrite || step === 'step-2')
    if (ruling.ruling === 'fine' && !mayBeNoNews) {
      return { verdict: 'accepted', accepted, isSeen: false }
    }
    return this.ask(accepted, [...ruling.touched]).then((judgement): Judged => {
      const isNews = judgement.changes || (judgement.deletes && this.reachesElsewhere(addition))
      if (mayBeNoNews && !isNews) return { verdict: 'nothing-new' }
      if (!mayWrite) {
        // The jury found no fault and has it in its replica; the text will not.
        this.jury.startOver()
        return refused(drafting === 'closed' ? 'closed' : 'reader')
      }
      const [worst] = judgement.faults
      if (worst === undefined) return { verdict: 'accepted', accepted, isSeen: true }
      const blocks = judgement.faults.filter(({ code }) => code === worst.code)
      return {
        verdict: 'refused',
        refusal: { code: worst.code, blocks: this.idsOf(blocks.map(({ block }) => block)) },
      }
    })
  }

  private ask(accepted: Accepted, touched: readonly ElementNumber[]): Promise<Judgement> {
    const text = this.text()
    const { map, protects } = text
    const { addition, placement, by } = accepted
    if (by === null) throw new Error('only what a delegation writes is judged')
    const brackets = touched.flatMap((block) => [...map.bracketsOf(block)])
    const owners: Case['owners'] = new Map(
      [...brackets, ...placement.brackets.map(({ id }) => id)].flatMap((id) => {
        const owner = map.ownerOf(id)
        return owner === undefined ? [] : [[id, owner]]
      }),
    )
    const isOwn = isOwnAnnex(protects, touched, by)
    const one: Case = {
      payload: addition.payload,
      by,
      touched: touched.map((block) => structOf(map.element(block))),
      fresh: placement.elements.filter(({ parent }) => parent === 0).map(structOf),
      locked: touched
        .filter((block) => !isOwn && protects.lockedBlocks.has(block))
        .map((block) => structOf(map.element(block))),
      frozen: protects.frozen && !isOwn,
      negotiation: protects.negotiation && !isOwn,
      owners,
    }
    return this.jury.judge(one, () => text.accepted())
  }

  /** Whether it deletes in another root type than the text's, where nobody looks for an effect. */
  private reachesElsewhere({ deletes }: Addition): boolean {
    const { map } = this.text()
    return [...deletes].some(([client, ranges]) =>
      ranges.some((range) => map.reachesElsewhere(client, range)),
    )
  }

  private idsOf(blocks: readonly StructId[]): Refusal['blocks'] {
    const { map } = this.text()
    return [
      ...new Set(
        blocks.flatMap(({ client, clock }) => {
          const zone = map.zoneAt(client, clock)
          return isInText(zone) ? map.identitiesOf(elementOf(zone)).slice(0, 1) : []
        }),
      ),
    ]
  }
}

/** Whether what another node wrote, or a change of what the text protects, could make it right. */
export function hangsOnLog({ code }: Refusal): boolean {
  return code === 'forged' || (isProtected(code) && code !== 'ungrammatical')
}

function structOf({ client, clock }: MapElement): StructId {
  return { client, clock }
}

function refused(code: Refusal['code']): Judged {
  return { verdict: 'refused', refusal: { code, blocks: [] } }
}
