import { useNavigate } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import {
  Autocomplete,
  Collection,
  Dialog,
  Header,
  I18nProvider,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  TextField,
  Text,
} from 'react-aria-components'

import { written } from '#app/components/hotkeys/hotkey.ts'
import { useApple } from '#app/components/hotkeys/use-hotkeys.ts'
import { tags } from '#app/i18n/locale.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'

import type { Command, Found } from './command.ts'
import { rank } from './rank.ts'
import { useSearch } from './use-search.ts'

await readChapter('search')

type Item = { id: string; label: string; detail: ReactNode; run: () => void }
type Section = { id: string; title: string; items: readonly Item[] }

/** Everything within two keys' reach: pages and acts at once, documents, people and passages as found. */
export default function Palette({
  commands,
  onClose,
}: {
  commands: readonly Command[]
  onClose: () => void
}) {
  const { t, locale } = useTexts()
  const [query, setQuery] = useState('')
  const search = useSearch(query)
  const sections = useSections(query, commands, search.found)
  const items = new Map(sections.flatMap((section) => section.items).map((item) => [item.id, item]))
  return (
    <I18nProvider locale={tags[locale]}>
      <ModalOverlay
        isOpen
        isDismissable
        onOpenChange={(open) => open || onClose()}
        className="appears bg-backdrop fixed inset-0 z-40 flex items-start justify-center px-4 pt-[12vh]"
      >
        <Modal className="arrives rounded-control border-line bg-surface shadow-floating w-full max-w-xl overflow-hidden border">
          <Dialog
            aria-label={t('palette.title')}
            className="flex max-h-[70vh] flex-col outline-none"
          >
            <Autocomplete inputValue={query} onInputChange={setQuery}>
              <TextField
                // Who opens a palette is about to type.
                // oxlint-disable-next-line jsx-a11y/no-autofocus
                autoFocus
                aria-label={t('palette.title')}
                className="border-line flex border-b"
              >
                <Input
                  placeholder={t('search:palette.placeholder')}
                  dir="auto"
                  className="text-md h-12 w-full bg-transparent px-4 outline-none"
                />
              </TextField>
              <ListBox
                aria-label={t('palette.title')}
                items={sections}
                selectionMode="none"
                onAction={(key) => {
                  onClose()
                  items.get(String(key))?.run()
                }}
                className="min-h-0 flex-1 overflow-y-auto py-2 outline-none"
                renderEmptyState={() => (
                  <p className="text-muted px-4 py-6">
                    {search.state === 'searching'
                      ? t('search:palette.searching')
                      : t('search:palette.nothing', { query: query.trim() })}
                  </p>
                )}
              >
                {(section) => (
                  <ListBoxSection id={section.id}>
                    <Header className="text-muted px-4 pt-2 pb-1 text-sm">{section.title}</Header>
                    <Collection items={section.items}>
                      {(item) => (
                        <ListBoxItem
                          id={item.id}
                          textValue={item.label}
                          className="rounded-control focus:bg-accent/10 hover:bg-sunken mx-2 flex cursor-default items-baseline gap-3 px-2 py-1.5 outline-none"
                        >
                          <Text slot="label" className="min-w-0 flex-1 truncate">
                            <bdi>{item.label}</bdi>
                          </Text>
                          <span className="text-muted max-w-[45%] flex-none truncate text-sm">
                            {item.detail}
                          </span>
                        </ListBoxItem>
                      )}
                    </Collection>
                  </ListBoxSection>
                )}
              </ListBox>
            </Autocomplete>
            <p className="border-line text-muted border-t px-4 py-2 text-sm" aria-live="polite">
              {search.state === 'failed' ? t('search:palette.failed') : t('search:palette.keys')}
            </p>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </I18nProvider>
  )
}

function useSections(
  query: string,
  commands: readonly Command[],
  found: Found | null,
): readonly Section[] {
  const { t } = useTexts()
  const apple = useApple()
  const navigate = useNavigate()
  const ranked = rank(query, commands, (command) => command.label)
  const offered = (kind: Command['kind']) =>
    ranked
      .filter((command) => command.kind === kind)
      .map(({ id, label, hotkey, run }) => ({
        id,
        label,
        run,
        detail: hotkey === undefined ? null : <kbd dir="ltr">{written(hotkey, apple)}</kbd>,
      }))
  const sections: readonly Section[] = [
    {
      id: 'documents',
      title: t('search:palette.documents'),
      items: (found?.documents ?? []).map((document) => ({
        id: `document ${document.id}`,
        label: document.title,
        detail: <bdi className="font-mono">{document.symbol}</bdi>,
        run: () => navigate(paths.document(document.id)),
      })),
    },
    { id: 'pages', title: t('search:palette.pages'), items: offered('page') },
    { id: 'actions', title: t('search:palette.actions'), items: offered('action') },
    {
      id: 'people',
      title: t('search:palette.people'),
      items: (found?.people ?? []).map((person) => ({
        id: `person ${person.id}`,
        label: person.name,
        detail: <bdi>{person.delegation}</bdi>,
        run: () => navigate(`${paths.people}#person-${person.id}`),
      })),
    },
    {
      id: 'passages',
      title: t('search:palette.passages'),
      items: (found?.passages ?? []).map((passage, at) => ({
        id: `passage ${at} ${passage.document}`,
        label: passage.excerpt,
        detail: <bdi>{passage.label}</bdi>,
        run: () =>
          navigate(
            paths.document(passage.document) + (passage.block === null ? '' : `#${passage.block}`),
          ),
      })),
    },
  ]
  return sections.filter((section) => section.items.length > 0)
}
