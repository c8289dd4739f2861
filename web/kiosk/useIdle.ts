import { useEffect, useRef, useState } from 'preact/hooks';
import { idlePhase, type IdlePhase } from './idle.ts';

const TOUCHES = ['pointerdown', 'keydown', 'input', 'wheel'] as const;

/** Not Date.now: a tablet that finds the network again may set its clock by hours. */
const now = () => performance.now();

/**
 * Watches for an untouched screen. While the warning is shown touches do not count: only its
 * answer does, which the caller reports with the function handed back.
 */
export function useIdle(watching: boolean, onOver: () => void): readonly [IdlePhase, () => void] {
  const [phase, setPhase] = useState<IdlePhase>({ phase: 'active' });
  const touchedMs = useRef(0);
  const over = useRef(onOver);
  const warned = phase.phase === 'warning';

  over.current = onOver;
  useEffect(() => {
    const touch = () => {
      touchedMs.current = now();
    };
    if (!watching || warned) {
      return undefined;
    }
    touch();
    TOUCHES.forEach((name) => window.addEventListener(name, touch));
    return () => TOUCHES.forEach((name) => window.removeEventListener(name, touch));
  }, [watching, warned]);

  useEffect(() => {
    if (!watching) {
      setPhase({ phase: 'active' });
      return undefined;
    }
    const timer = setInterval(() => {
      const next = idlePhase(now() - touchedMs.current);

      setPhase(next.phase === 'over' ? { phase: 'active' } : next);
      if (next.phase === 'over') {
        over.current();
      }
    }, 500);
    return () => clearInterval(timer);
  }, [watching]);

  const stay = () => {
    touchedMs.current = now();
    setPhase({ phase: 'active' });
  };
  return [phase, stay];
}
