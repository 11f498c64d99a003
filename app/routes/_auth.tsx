import { Outlet } from '@remix-run/react'

import { Banner } from '#app/components/banner.tsx'
import { LanguageSwitch } from '#app/components/shell/preference-switches.tsx'
import { useRootData } from '#app/components/shell/root-data.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

await readChapter('accounts')

/** Around the pages on which one is nobody yet: signing in, entering by a link. */
export default function AuthLayout() {
  const { t } = useTexts()
  const root = useRootData()
  return (
    <div className="flex min-h-dvh flex-col">
      {root?.demo ? (
        <Banner label={t('demo.banner')}>
          <p>{t('demo.banner')}</p>
        </Banner>
      ) : null}
      <main
        id="content"
        className="px-gutter mx-auto flex w-full max-w-160 flex-1 flex-col gap-8 py-10 md:py-16"
      >
        <p className="text-accent font-medium tracking-wide" translate="no">
          {t('product')}
        </p>
        <Outlet />
      </main>
      <footer className="px-gutter mx-auto w-full max-w-160 pb-8">
        <div className="max-w-56">
          <LanguageSwitch />
        </div>
      </footer>
    </div>
  )
}
