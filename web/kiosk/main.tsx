import { mount } from '../shared/ui/mount.tsx';
import { TabletApp } from './TabletApp.tsx';

mount(TabletApp);
