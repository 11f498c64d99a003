import { serveHocuspocus } from './hocuspocus.ts'
import type { Serve } from './serving.ts'

/** Hocuspocus made to store at once, the nearest it comes to a promise that an edit is kept. */
export const serve: Serve = (where) => serveHocuspocus(where, 0)
