import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react'

import { useTexts } from '#app/i18n/use-texts.ts'

import { Button } from './button.tsx'

export type Toast = {
  text: string
  /** What takes the act back. Without it a toast only confirms. */
  undo?: () => void
}

/** Long enough to be read and reached (WCAG 2.2.1); a pointer or focus on it stops the time. */
const shownFor = 8_000

const ToastContext = createContext<(toast: Toast) => void>(() => {})

/** Shows a message about an act just done. Never for errors that need an act: those stay in the page. */
export function useToast(): (toast: Toast) => void {
  return useContext(ToastContext)
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const { t } = useTexts()
  const [toasts, setToasts] = useState<readonly (Toast & { key: number })[]>([])
  const last = useRef(0)
  const show = useCallback((toast: Toast) => {
    last.current += 1
    const key = last.current
    setToasts((shown) => [...shown.slice(-2), { ...toast, key }])
  }, [])
  const dismiss = useCallback((key: number) => {
    setToasts((shown) => shown.filter((toast) => toast.key !== key))
  }, [])
  return (
    <ToastContext.Provider value={show}>
      {children}
      <section
        aria-label={t('toasts.region')}
        aria-live="polite"
        className="pointer-events-none fixed inset-x-4 bottom-20 z-50 flex flex-col items-center gap-2 md:bottom-6 print:hidden"
      >
        {toasts.map((toast) => (
          <ToastLine key={toast.key} toast={toast} onDismiss={() => dismiss(toast.key)} />
        ))}
      </section>
    </ToastContext.Provider>
  )
}

function ToastLine({ toast, onDismiss }: { toast: Toast; onDismiss: () => void }) {
  const { t } = useTexts()
  const [held, setHeld] = useState(false)
  const leave = useRef(onDismiss)
  useEffect(() => {
    leave.current = onDismiss
  })
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => leave.current(), shownFor)
    return () => clearTimeout(timer)
  }, [held])
  const { undo } = toast
  return (
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="arrives rounded-control border-line bg-surface shadow-floating pointer-events-auto flex max-w-full items-center gap-2 border py-1 ps-4 pe-1"
    >
      <p>{toast.text}</p>
      {undo === undefined ? null : (
        <Button
          type="button"
          look="quiet"
          onClick={() => {
            undo()
            onDismiss()
          }}
        >
          {t('toasts.undo')}
        </Button>
      )}
      <button
        type="button"
        onClick={onDismiss}
        aria-label={t('toasts.dismiss')}
        className="rounded-control text-muted hover:bg-sunken hover:text-ink grid size-8 place-items-center"
      >
        <X aria-hidden className="size-4" />
      </button>
    </div>
  )
}
