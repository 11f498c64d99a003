import { framed } from './framed.ts'
import type { ClientMessage } from './frames.ts'
import type { HeldText } from './held-text.ts'
import type { Member } from './member.ts'
import type { RoomStore, UpTo } from './room-store.ts'

type StepOne = Extract<ClientMessage, { type: 'step-1' }>

/** A client that lacks more than this share of a text is sent all of it, as it is stored. */
const worthADifference = 0.5

/** Brings whoever asks up to date with the text that a room holds, which may be another one by the time it is answered. */
export class CatchUp {
  private readonly store: Pick<RoomStore, 'rowsBetween' | 'difference'>
  private readonly text: () => HeldText
  private readonly troubled: (error: unknown) => void

  constructor(store: CatchUp['store'], text: () => HeldText, troubled: (error: unknown) => void) {
    this.store = store
    this.text = text
    this.troubled = troubled
  }

  /**
   * Sends what a client has not: the rows after the one that it names, the difference to its state
   * vector, or the whole text as it is stored. Then an empty step 2, since a client takes that for "you
   * have everything" and a snapshot alone is not everything.
   */
  bringUpToDate(member: Member, { stateVector, clocks }: StepOne): void {
    const text = this.text()
    const { head } = text
    const { resume } = member.connection
    const isOurs = resume?.generation === head.generation && resume.seq <= head.head
    const after = isOurs ? resume.seq : null
    const frames = after === null ? text.framesBeyond(clocks) : text.framesAfter(after)
    if (frames !== null) return member.sendUpTo(head.head, frames)
    const isLittle = after !== null || text.shareOf(clocks) > worthADifference
    if (!isLittle) return member.sendUpTo(head.head, text.frames())
    const lacking =
      after === null
        ? this.differenceTo(stateVector)
        : this.store.rowsBetween(after, text.snapshotSeq)
    void lacking
      .catch((error: unknown) => {
        this.troubled(error)
        return null
      })
      .then((found) => this.sendFrom(member, found))
  }

  private async differenceTo(stateVector: Uint8Array): Promise<UpTo> {
    const text = this.text()
    const { head: seq } = text.head
    const lacking = await this.store.difference(text.committed(), stateVector)
    return { seq, updates: [framed(lacking)] }
  }

  /** Sends what was found meanwhile and what came after it; the whole text where that is not at hand. */
  private sendFrom(member: Member, found: UpTo | null): void {
    const text = this.text()
    const rest = found === null ? null : text.framesAfter(found.seq)
    if (found === null || rest === null) {
      return member.sendUpTo(text.head.head, text.frames())
    }
    member.sendUpTo(text.head.head, [...found.updates.map(({ frame }) => frame), ...rest])
  }
}
