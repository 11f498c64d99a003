import { useFetcher } from '@remix-run/react'
import { useEffect, useState } from 'react'

import { Button } from '#app/components/button.tsx'
import { provePasskey, useOffersPasskeys } from '#app/components/passkeys.ts'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'

import type { action } from './route.tsx'

/** Signs in with a passkey of this device. Shown only where the browser can; without script it is absent. */
export function PasskeySignIn({ returnTo }: { returnTo: string }) {
  const { t } = useTexts()
  const { data, submit, state, Form } = useFetcher<typeof action>()
  const offered = useOffersPasskeys()
  const [cancelled, setCancelled] = useState(false)
  useEffect(() => {
    if (data === undefined || !('options' in data)) return
    let wanted = true
    void provePasskey(data.options).then((passkey) => {
      if (!wanted) return
      if (passkey === null) return setCancelled(true)
      const form = { intent: 'passkey', passkey, returnTo }
      submit(form, { method: 'post', action: paths.signIn })
    })
    return () => {
      wanted = false
    }
  }, [data, submit, returnTo])
  if (!offered) return null
  const refusal = data !== undefined && 'refusal' in data ? refusalText(t, data) : undefined
  return (
    <Form
      method="post"
      action={paths.signIn}
      onSubmit={() => setCancelled(false)}
      className="flex flex-col items-start gap-2"
    >
      <Button name="intent" value="passkey-options" pending={state !== 'idle'}>
        {t('accounts:signIn.passkey')}
      </Button>
      <output className="text-muted text-sm">
        {refusal ?? (cancelled ? t('accounts:signIn.passkeyCancelled') : '')}
      </output>
    </Form>
  )
}
