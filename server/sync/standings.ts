import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { close as closeCode } from '#app/domain/drafting/protocol.ts'

import type { Member } from './member.ts'
import type { Standing } from './room-store.ts'

/** Whether somebody may do now what their connection was admitted to. */
export function isAsBefore(member: Member, standing: Standing): boolean {
  return standing.standing === 'may' && standing.access === member.connection.access
}

/** Closes the connection of who may no longer be here as they are. */
export function enforce(member: Member, standing: Standing): void {
  switch (standing.standing) {
    case 'signed-out':
      member.dismiss(closeCode.signedOut, 'signed out')
      return
    case 'may':
      if (standing.access !== member.connection.access) {
        member.dismiss(closeCode.accessChanged, 'access changed')
      }
      return
  }
}

export function viewersOf(members: ReadonlySet<Member>): Viewer[] {
  return [...members].map(({ connection }) => connection.viewer)
}
