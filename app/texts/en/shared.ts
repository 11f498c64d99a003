import { common } from './common.ts'
import { desk } from './desk.ts'
import { documents } from './documents.ts'
import { drafting } from './drafting.ts'
import { fields } from './fields.ts'
import { refusals } from './refusals.ts'
import { transparency } from './transparency.ts'

/** What every page says. */
export const shared = {
  common,
  desk,
  documents,
  drafting,
  transparency,
  refusals,
  fields,
} as const
