import { useState } from 'preact/hooks';
import type { Place } from './body.ts';
import type { Tablet } from './device/tablet.ts';
import { Lazy } from './Lazy.tsx';
import { Person } from './Person.tsx';
import { nobodyThere } from './presence.ts';
import { staffScreen } from './staff/load.ts';

export interface KioskProps {
  readonly tablet: Tablet;
  readonly place: Place;
  readonly contrast: boolean;
  readonly onContrast: (contrast: boolean) => void;
}

/** The tablet at its counter: one person after the other, and now and then the staff. */
export function Kiosk({ tablet, place, contrast, onContrast }: KioskProps) {
  const [round, setRound] = useState({ number: 0, sinceMs: 0 });
  const [staff, setStaff] = useState(false);

  const nextPerson = () => setRound(({ number }) => ({ number: number + 1, sinceMs: Date.now() }));

  if (staff) {
    return (
      <Lazy
        load={staffScreen}
        props={{
          tablet,
          contrast,
          onContrast,
          onClose: () => {
            setStaff(false);
            nextPerson();
          },
        }}
      />
    );
  }
  return (
    // A new element for each person, so that no field, focus or scroll of the last one is left.
    <Person
      key={round.number}
      tablet={tablet}
      place={place}
      contrast={contrast}
      sinceMs={round.sinceMs}
      onGone={nextPerson}
      onStaff={() => nobodyThere() && setStaff(true)}
    />
  );
}
