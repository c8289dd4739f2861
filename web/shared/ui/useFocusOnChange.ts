import { useEffect, useRef } from 'preact/hooks';

/** Gives the focus to the element when the key changes, but not when the page opens. */
export function useFocusOnChange<Element extends HTMLElement>(key: string | number) {
  const element = useRef<Element>(null);
  const before = useRef(key);

  useEffect(() => {
    if (before.current !== key) {
      before.current = key;
      element.current?.focus();
    }
  }, [key]);
  return element;
}
