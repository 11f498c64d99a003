import { useState } from 'react'

import { Button } from '#app/components/button.tsx'
import { Dialog } from '#app/components/dialog.tsx'
import { useToast } from '#app/components/toasts.tsx'

import type { Loose, Samples } from './samples.ts'

export function Overlays({ words }: { words: Loose<Samples> }) {
  const [open, setOpen] = useState(false)
  const toast = useToast()
  return (
    <div className="flex flex-wrap gap-3">
      <Button type="button" look="danger" onClick={() => setOpen(true)}>
        {words.dialogOpen}
      </Button>
      <Button type="button" onClick={() => toast({ text: words.toast, undo: () => {} })}>
        {words.toastOpen}
      </Button>
      <Dialog
        open={open}
        title={words.dialogTitle}
        onClose={() => setOpen(false)}
        actions={
          <Button type="button" look="danger" onClick={() => setOpen(false)}>
            {words.actions.danger}
          </Button>
        }
      >
        <p>{words.dialogText}</p>
      </Dialog>
    </div>
  )
}
