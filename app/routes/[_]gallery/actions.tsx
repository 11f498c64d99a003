import { Button, LinkButton } from '#app/components/button.tsx'
import { paths } from '#app/paths.ts'

import type { Loose, Samples } from './samples.ts'

export function Actions({ words }: { words: Loose<Samples['actions']> }) {
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button look="primary">{words.primary}</Button>
      <Button>{words.plain}</Button>
      <Button look="quiet">{words.quiet}</Button>
      <Button look="danger">{words.danger}</Button>
      <Button disabled>{words.disabled}</Button>
      <Button look="primary" pending>
        {words.pending}
      </Button>
      <LinkButton to={paths.desk}>{words.link}</LinkButton>
    </div>
  )
}
