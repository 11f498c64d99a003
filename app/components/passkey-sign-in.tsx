import { useFetcher } from '@remix-run/react'
import { useEffect, useState } from 'react'

import { Button } from '#app/components/button.tsx'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { action } from '#app/routes/sign-in.passkey.ts'

import { provePasskey, useOffersPasskeys } from './passkeys.ts'

/** Signs in with a passkey of this device. Shown only where the browser can; without script it is absent. */
export function PasskeySignIn({ returnTo }: { returnTo: string }) {
  const { t } = useTexts()
  const fetcher = useFetcher<typeof action>()
  const offered = useOffersPasskeys()
  const [cancelled, setCancelled] = useState(false)
  const { data, submit } = fetcher
  useEffect(() => {
    if (data === undefined || !('options' in data)) return
    let wanted = true
    void provePasskey(data.options).then((passkey) => {
      if (!wanted) return
      if (passkey === null) setCancelled(true)
      else submit({ passkey, returnTo }, { method: 'post', action: paths.signInPasskey })
    })
    return () => {
      wanted = false
    }
  }, [data, submit, returnTo])
  if (!offered) return null
  const refusal = data !== undefined && 'refusal' in data ? refusalText(t, data) : undefined
  return (
    <fetcher.Form
      method="post"
      action={paths.signInPasskey}
      onSubmit={() => setCancelled(false)}
      className="flex flex-col items-start gap-2"
    >
      <Button name="intent" value="options" pending={fetcher.state !== 'idle'}>
        {t('accounts:signIn.passkey')}
      </Button>
      <output className="text-muted text-sm">
        {refusal ?? (cancelled ? t('accounts:signIn.passkeyCancelled') : '')}
      </output>
    </fetcher.Form>
  )
}
