import { about } from './about.ts'
import { accounts } from './accounts.ts'
import { bracket } from './bracket.ts'
import { calendars } from './calendars.ts'
import { comments } from './comments.ts'
import { creating } from './creating.ts'
import { deeds } from './deeds.ts'
import { editing } from './editing.ts'
import { figures } from './figures.ts'
import { frameworks } from './frameworks.ts'
import { history } from './history.ts'
import { imports } from './imports.ts'
import { incoming } from './incoming.ts'
import { keys } from './keys.ts'
import { life } from './life.ts'
import { mail } from './mail.ts'
import { notices } from './notices.ts'
import { paragraphs } from './paragraphs.ts'
import { people } from './people.ts'
import { plan } from './plan.ts'
import { positions } from './positions.ts'
import { record } from './record.ts'
import { relief } from './relief.ts'
import { safeguards } from './safeguards.ts'
import { search } from './search.ts'
import { shared } from './shared.ts'
import { sheet } from './sheet.ts'
import { silence } from './silence.ts'
import { snapback } from './snapback.ts'
import { statements } from './statements.ts'
import { timeline } from './timeline.ts'
import { verification } from './verification.ts'
import { views } from './views.ts'
import { webhooks } from './webhooks.ts'

/** English, which names the keys. */
export const en = {
  ...shared,
  about,
  accounts,
  bracket,
  calendars,
  comments,
  creating,
  deeds,
  editing,
  figures,
  frameworks,
  history,
  imports,
  incoming,
  keys,
  life,
  mail,
  notices,
  paragraphs,
  people,
  plan,
  positions,
  record,
  relief,
  safeguards,
  search,
  sheet,
  silence,
  snapback,
  statements,
  timeline,
  verification,
  views,
  webhooks,
} as const
