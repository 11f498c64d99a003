import type { ActionFunctionArgs } from '@remix-run/node'

import { paths } from '#app/paths.ts'
import { signOut } from '#server/accounts/sign-out.ts'
import { seeOther } from '#server/see-other.ts'

export async function action({ context }: ActionFunctionArgs) {
  return seeOther(paths.signIn, await signOut(context.server, context.requester))
}

export function loader() {
  return seeOther(paths.desk)
}
