import { viewKinds } from '#app/domain/drafting/view-kinds.ts'
import type { ViewKind } from '#app/domain/drafting/view-kinds.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'

import { Tab } from './tab.tsx'

/** The live text and each of its views; one of them is here. */
export function ViewTabs({ document, here }: { document: string; here: ViewKind | 'history' }) {
  const { t } = useTexts()
  return (
    <nav
      aria-label={t('documents:views.title')}
      className="border-line px-gutter border-b py-2 md:px-8 print:hidden"
    >
      <ul className="-mx-2 flex flex-wrap gap-1">
        <Tab to={paths.document(document)} isHere={false}>
          {t('views:live')}
        </Tab>
        {viewKinds.map((as) => (
          <Tab key={as} to={paths.documentView(document, { as })} isHere={as === here}>
            {t(`views:kinds.${as}`)}
          </Tab>
        ))}
        <Tab to={paths.documentHistory(document)} isHere={here === 'history'}>
          {t('views:history')}
        </Tab>
      </ul>
    </nav>
  )
}
