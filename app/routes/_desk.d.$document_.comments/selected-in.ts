/** The words that are selected within an element; none if the selection reaches out of it. */
export function selectedIn(element: HTMLElement | null): string {
  const selection = getSelection()
  if (element === null || selection === null || selection.rangeCount === 0) return ''
  const { startContainer, endContainer } = selection.getRangeAt(0)
  const isWithin = element.contains(startContainer) && element.contains(endContainer)
  return isWithin ? selection.toString().trim() : ''
}
