/** The pages on which positions are drawn, in the order in which a chair needs them. */
export const figureViews = [
  'matrix',
  'bars',
  'ranges',
  'unlock',
  'pairs',
  'steps',
  'map',
  'texts',
] as const
export type FigureView = (typeof figureViews)[number]

/** The drawings, and before them what they come to on one page. */
export const figurePages = ['glance', ...figureViews] as const
export type FigurePage = (typeof figurePages)[number]
