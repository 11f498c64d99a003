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
