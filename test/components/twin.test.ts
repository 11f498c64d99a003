import { expect, test } from 'vitest'

import { csvOf } from '#app/desk/figures/twin.tsx'

test('[FG4] [MS2] a table that leaves the page has no figure of fewer than four positions, and no formula', () => {
  const columns = [{ header: 'Subject' }, { header: 'n' }, { header: 'Effort', aggregate: true }]
  const rows = [
    { key: 'a', n: 3, cells: () => ['=A1', 3, 0.5] },
    { key: 'b', n: 4, cells: () => ['Window', 4, 0.25] },
    { key: 'c', n: 0, cells: () => ['Nobody', 0, null] },
  ]
  expect(csvOf({ caption: '', columns, rows }, 'few')).toBe(
    "Subject,n,Effort\r\n'=A1,3,few\r\nWindow,4,0.25\r\nNobody,0,few\r\n",
  )
})
