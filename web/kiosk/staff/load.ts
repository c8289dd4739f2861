import type { ComponentType } from 'preact';
import type { StaffScreenProps } from './StaffScreen.tsx';

/** Nobody needs it for the first tap. */
export const staffScreen = (): Promise<ComponentType<StaffScreenProps>> =>
  import('./StaffScreen.tsx').then(({ StaffScreen }) => StaffScreen);
