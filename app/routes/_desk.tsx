import type { LoaderFunctionArgs } from '@remix-run/node'
import {
  Outlet,
  useLoaderData,
  useNavigate,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'

import { ErrorPage } from '#app/components/error-page/error-page.tsx'
import type { Command } from '#app/components/palette/command.ts'
import { DemoBanner } from '#app/components/shell/demo-banner.tsx'
import { Shell } from '#app/components/shell/shell.tsx'
import { DemoClock } from '#app/desk/demo-clock.tsx'
import { useViewer } from '#app/desk/use-viewer.ts'
import type { DeskViewer } from '#app/desk/use-viewer.ts'
import { may } from '#app/domain/accounts/may.ts'
import { later } from '#app/domain/kernel/instant.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { useLive } from '#app/live/use-live.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'

/** Lets in who is signed in; everyone else is led to the door and back. */
export function loader({ context, request }: LoaderFunctionArgs) {
  signedIn(context, request)
  const { server } = context
  const now = server.now()
  return { demo: context.demo ? { now, machineNow: later(now, -server.clock.aheadMs()) } : null }
}

export default function Desk() {
  const { demo } = useLoaderData<typeof loader>()
  useLive()
  return (
    <Frame demo={demo}>
      <Outlet />
    </Frame>
  )
}

/** What fails on a page fails inside the frame, so that the way on stays in sight. */
export function ErrorBoundary() {
  const error = useRouteError()
  const data = useRouteLoaderData<typeof loader>('routes/_desk')
  // On the server Remix says null, in the browser undefined, of a loader that did not run.
  if (data === undefined || data === null) {
    return (
      <main id="content">
        <ErrorPage error={error} />
      </main>
    )
  }
  return (
    <Frame demo={data.demo}>
      <ErrorPage error={error} />
    </Frame>
  )
}

type Demo = ReturnType<typeof useLoaderData<typeof loader>>['demo']

function Frame({ demo, children }: { demo: Demo; children: ReactNode }) {
  const viewer = useViewer()
  const banner =
    demo === null ? null : (
      <DemoBanner {...demo}>
        <DemoClock />
      </DemoBanner>
    )
  return (
    <Shell viewer={viewer} banner={banner} commands={useActs(viewer)}>
      {children}
    </Shell>
  )
}

/** What the palette offers beside pages: acts that the viewer may do from anywhere. */
function useActs(viewer: DeskViewer): readonly Command[] {
  const { t } = useTexts()
  const navigate = useNavigate()
  const act = (label: string, to: string): Command => ({
    id: to,
    kind: 'action',
    label,
    run: () => navigate(to),
  })
  const { coalition, delegation } = viewer
  return [
    ...(may(viewer, 'framework.create', viewer)
      ? [act(t('desk:frameworks.create'), paths.newFramework)]
      : []),
    ...(may(viewer, 'person.invite', { coalition, delegation: delegation.id })
      ? [act(t('desk:people.invite'), paths.invite(delegation.id))]
      : []),
    ...(may(viewer, 'delegation.create', viewer)
      ? [act(t('desk:people.add'), paths.addDelegation)]
      : []),
  ]
}
