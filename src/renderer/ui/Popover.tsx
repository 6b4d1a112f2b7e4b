import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';

interface PopoverProps {
  label: string;
  className?: string;
  testId?: string;
  /** Focus goes into the panel when it opens; not for one that a text field drives. */
  takesFocus?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** A panel below its anchor. Nothing behind it is blocked: a click elsewhere or Escape closes it. */
export function Popover({
  label,
  className = '',
  testId,
  takesFocus = true,
  onClose,
  children,
}: PopoverProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  // A layout effect: its end comes while the panel is still on the page, so that the focus can be handed back.
  useLayoutEffect(() => {
    const panel = box.current;
    if (!panel) return undefined;
    const before = document.activeElement;
    if (takesFocus)
      (panel.querySelector<HTMLElement>('input:checked, input, button, textarea, select') ?? panel).focus({
        preventScroll: true,
      });
    const away = (event: PointerEvent): void => {
      if (event.target instanceof Node && !panel.parentElement?.contains(event.target)) close.current();
    };
    const key = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.stopPropagation();
      close.current();
    };
    document.addEventListener('pointerdown', away, true);
    document.addEventListener('keydown', key, true);
    return () => {
      document.removeEventListener('pointerdown', away, true);
      document.removeEventListener('keydown', key, true);
      if (takesFocus && before instanceof HTMLElement && panel.contains(document.activeElement))
        before.focus();
    };
  }, [takesFocus]);
  return (
    <div
      ref={box}
      className={`popover ${className}`}
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      data-testid={testId}
    >
      {children}
    </div>
  );
}
