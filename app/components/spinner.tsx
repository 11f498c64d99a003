/** Something is under way. Says nothing by itself: the words stand beside it. */
export function Spinner() {
  return (
    <svg viewBox="0 0 16 16" className="turns size-3.5 flex-none" aria-hidden>
      <circle
        cx="8"
        cy="8"
        r="6"
        fill="none"
        stroke="currentColor"
        strokeOpacity="0.3"
        strokeWidth="2"
      />
      <path d="M8 2a6 6 0 0 1 6 6" fill="none" stroke="currentColor" strokeWidth="2" />
    </svg>
  )
}
