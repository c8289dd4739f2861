import { useEffect, useRef, useState } from 'preact/hooks';
import { idlePhase, type IdlePhase } from './idle.ts';

const TOUCHES = ['pointerdown', 'keydown', 'input', 'wheel'] as const;

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
      touchedMs.current = Date.now();
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
      const now = idlePhase(Date.now() - touchedMs.current);

      setPhase(now.phase === 'over' ? { phase: 'active' } : now);
      if (now.phase === 'over') {
        over.current();
      }
    }, 500);
    return () => clearInterval(timer);
  }, [watching]);

  const stay = () => {
    touchedMs.current = Date.now();
    setPhase({ phase: 'active' });
  };
  return [phase, stay];
}
