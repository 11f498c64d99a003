import { Form, useSubmit } from '@remix-run/react'
import { useState } from 'react'

import { Button } from '#app/components/button.tsx'
import { Dialog } from '#app/components/dialog.tsx'
import { forgetTexts, unsentEdits } from '#app/editor/local-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'

/** Leaves, and leaves nothing of the texts on this device. Edits that only this device has are asked about first. */
export function SignOut() {
  const { t } = useTexts()
  const submit = useSubmit()
  const [unsent, setUnsent] = useState(0)
  const leave = async () => {
    await forgetTexts()
    submit(null, { method: 'post', action: paths.signOut })
  }
  return (
    <>
      <Form
        method="post"
        action={paths.signOut}
        onSubmit={(event) => {
          event.preventDefault()
          const edits = unsentEdits()
          if (edits === 0) void leave()
          else setUnsent(edits)
        }}
      >
        <button className="text-ink hover:bg-sunken rounded-control w-full px-2 py-1.5 text-start">
          {t('account.signOut')}
        </button>
      </Form>
      <Dialog
        open={unsent > 0}
        title={t('drafting:signOut.title')}
        cancel={t('drafting:signOut.stay')}
        onClose={() => setUnsent(0)}
        actions={
          <Button type="button" look="danger" onClick={() => void leave()}>
            {t('drafting:signOut.leave')}
          </Button>
        }
      >
        <p>{t('drafting:signOut.kept', { count: unsent })}</p>
      </Dialog>
    </>
  )
}
