import type { ReactNode } from 'react'
import { useId, useRef, useState, useSyncExternalStore } from 'react'

import { Button } from '#app/components/button.tsx'
import { Section } from '#app/desk/page.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'

import { saveFile, savePng, saveSvg } from './save.ts'
import { csvOf, TwinTable } from './twin.tsx'
import type { Twin } from './twin.tsx'

/**
 * A drawing with its title and description, the same as a table, and both as files. Drawings run from
 * left to right in every language, as scales do.
 */
export function Figure({
  title,
  description,
  width,
  height,
  file,
  twin,
  hands,
  parts,
  children,
}: {
  title: string
  /** What it shows, for whoever does not see it. */
  description: string
  width: number
  height: number
  /** Name of its files, without an ending. */
  file: string
  twin: Twin
  /** What of it can be walked through by keyboard. */
  hands?: ReactNode
  /** The way to what of it is not drawn here. */
  parts?: ReactNode
  children: ReactNode
}) {
  const { t } = useTexts()
  const drawing = useRef<SVGSVGElement>(null)
  const id = useId()
  return (
    <>
      <figure id="drawing" className="flex min-w-0 flex-col gap-3">
        {parts}
        {/* Focusable, so that a keyboard can scroll it. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role */}
        <div role="group" aria-labelledby={`${id}title`} tabIndex={0} className="overflow-x-auto">
          <svg
            ref={drawing}
            viewBox={`0 0 ${width} ${height}`}
            width={width}
            height={height}
            direction="ltr"
            className="bg-bg text-xs"
          >
            <title id={`${id}title`}>{title}</title>
            <desc id={`${id}desc`}>{description}</desc>
            {/* Inside an SVG there is no img element to prefer. */}
            {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
            <g role="img" aria-labelledby={`${id}title`} aria-describedby={`${id}desc`}>
              {children}
            </g>
            {hands === undefined ? null : <g data-hands="">{hands}</g>}
          </svg>
        </div>
        <figcaption className="flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
          <a href="#table">{t('figures:table')}</a>
          <Downloads drawing={() => drawing.current} file={file} twin={twin} />
        </figcaption>
      </figure>
      <Section id="table" title={t('figures:table')}>
        <TwinTable {...twin} />
      </Section>
    </>
  )
}

/** Files are made by the page's own script, so that without one nothing is offered. */
function Downloads({
  drawing,
  file,
  twin,
}: {
  drawing: () => SVGSVGElement | null
  file: string
  twin: Twin
}) {
  const { t } = useTexts()
  const hasScripts = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  )
  const [hasFailed, setHasFailed] = useState(false)
  if (!hasScripts) return null
  const suppressed = t('figures:suppressed')
  const save = (make: (svg: SVGSVGElement) => void | Promise<void>) => () => {
    const svg = drawing()
    if (svg === null) return
    Promise.resolve(make(svg)).then(
      () => setHasFailed(false),
      () => setHasFailed(true),
    )
  }
  return (
    <>
      <Button
        type="button"
        look="quiet"
        onClick={() =>
          saveFile(`${file}.csv`, new Blob([csvOf(twin, suppressed)], { type: 'text/csv' }))
        }
      >
        CSV
      </Button>
      <Button
        type="button"
        look="quiet"
        onClick={save((svg) => saveSvg(`${file}.svg`, svg, suppressed))}
      >
        SVG
      </Button>
      <Button
        type="button"
        look="quiet"
        onClick={save((svg) => savePng(`${file}.png`, svg, suppressed))}
      >
        PNG
      </Button>
      <output>{hasFailed ? t('figures:noPicture') : ''}</output>
    </>
  )
}

const neverChanges = () => () => {}
