import type { ServerContext } from '../context.ts'
import { acceptReservations } from '../drafting/accept-reservations.ts'
import { anchorLogs } from '../drafting/anchor-logs.ts'
import { closeSponsors } from '../drafting/close-sponsors.ts'
import { expireSilence } from '../drafting/expire-silence.ts'
import { packLog, packLogs } from '../drafting/pack-logs.ts'
import { settleRulings } from '../drafting/settle-rulings.ts'
import { pruneLiveEvents } from '../live/prune.ts'
import { remindByMail } from '../mail/announce.ts'
import { sendMail } from '../mail/send-mail.ts'
import type { MailServer } from '../mail/send-mail.ts'
import { endParking } from '../positions/end-parking.ts'
import { remindOfReview } from '../positions/remind-of-review.ts'
import { passFall } from '../relief/fall-with-snapback.ts'
import { passMeasureTime } from '../relief/pass-measure-time.ts'
import { passTime } from '../relief/pass-time.ts'
import { remindOfClocks } from '../relief/remind-of-clocks.ts'
import { tellOfClock } from '../relief/tell-of-event.ts'
import { passExemptionTime } from '../safeguards/pass-exemption-time.ts'
import { passSnapbackTime } from '../safeguards/pass-snapback-time.ts'
import { postEntry } from '../webhooks/post-entry.ts'
import type { EffectHandlers } from './carry-out.ts'
import type { JobHandlers } from './do-job.ts'

/** What each kind of job does, in the transaction that marks it done. */
export function handlersFor(
  ctx: Pick<ServerContext, 'db' | 'live' | 'now' | 'log' | 'threads' | 'rooms'>,
): JobHandlers {
  return {
    'live.prune': pruneLiveEvents,
    'texts.anchor': anchorLogs(ctx),
    'texts.pack': packLogs,
    'text.pack': packLog,
    'silence.expire': expireSilence(ctx),
    'sponsors.close': closeSponsors(ctx),
    'reservation.accept': acceptReservations,
    'ruling.settle': settleRulings(ctx),
    'relief.clock': passTime(ctx),
    'relief.fall': passFall(ctx),
    'position.review': remindOfReview(ctx),
    'position.park-end': endParking(ctx),
    'measure.clock': passMeasureTime(ctx),
    'relief.remind': remindOfClocks(ctx),
    'exemption.clock': passExemptionTime(ctx),
    'snapback.clock': passSnapbackTime(ctx),
    'mail.remind': remindByMail(ctx),
  }
}

/** What is told of an act of the clock, which must not keep the next one waiting. */
export function tellersFor(ctx: Pick<ServerContext, 'now'>): JobHandlers {
  return { 'relief.tell': tellOfClock(ctx) }
}

/** What each kind of effect does to the outside world. Without a mail server mails wait for one. */
export function effectsFor(
  ctx: Pick<ServerContext, 'db' | 'now' | 'publicUrl' | 'keyFor' | 'demo'>,
  mail: MailServer | null,
): EffectHandlers {
  const webhook = postEntry(ctx)
  return mail === null ? { webhook } : { webhook, mail: sendMail(ctx, mail) }
}
