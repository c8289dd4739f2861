import type { AddedDevice, Device } from '../domain/device.ts';
import { call } from './http.ts';

export const getDevices = () => call<{ readonly devices: readonly Device[] }>('GET', '/devices');

export const postDevice = (survey: string, counter: string, label: string) =>
  call<AddedDevice>('POST', '/devices', { survey, counter, label });

export const deleteDevice = (device: number) => call<null>('DELETE', `/devices/${device}`);
