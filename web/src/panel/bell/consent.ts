import { signal, type ReadonlySignal } from '@preact/signals';
import { keptFor } from '../../lib/kept';
import type { RingFragment } from '../../gql/types';
import { createTone } from './tone';

/** Whether the browser lets this page show notifications; `unsupported` on an origin that is not secure. */
export type Permission = NotificationPermission | 'unsupported';

/** What the person allowed this page on this device: nothing until they say so. */
export interface Consent {
  sound: ReadonlySignal<boolean>;
  desktop: ReadonlySignal<boolean>;
  permission: ReadonlySignal<Permission>;
  /** Somebody else is at the panel: their own choices hold. */
  become(person: string): void;
  allowSound(isAllowed: boolean): void;
  allowDesktop(isAllowed: boolean): Promise<void>;
  /** Sounds and shows a ring, as far as that is allowed; once, however many tabs are open. */
  ring(ring: RingFragment, onChosen: () => void): void;
}

const permissionNow = (): Permission =>
  'Notification' in window && isSecureContext ? Notification.permission : 'unsupported';

export function createConsent(): Consent {
  const sound = signal(false);
  const desktop = signal(false);
  const permission = signal<Permission>(permissionNow());
  const tone = createTone();
  let kept = keptFor('');

  const show = (ring: RingFragment, onChosen: () => void) => {
    const shown = new Notification(ring.title, { tag: ring.id, icon: '/static/icon.svg' });
    shown.onclick = () => {
      focus();
      onChosen();
      shown.close();
    };
  };
  const isFirst = (id: string) => {
    if (kept.read('rung') === id) return false;
    kept.write('rung', id);
    return true;
  };

  return {
    sound,
    desktop,
    permission,
    become(person) {
      kept = keptFor(person);
      permission.value = permissionNow();
      sound.value = kept.read('sound') === 'yes';
      desktop.value = kept.read('desktop') === 'yes' && permission.peek() === 'granted';
    },
    allowSound(isAllowed) {
      sound.value = isAllowed;
      kept.write('sound', isAllowed ? 'yes' : 'no');
      if (isAllowed) tone.play();
    },
    async allowDesktop(isAllowed) {
      if (isAllowed) permission.value = await Notification.requestPermission();
      desktop.value = isAllowed && permission.peek() === 'granted';
      kept.write('desktop', desktop.peek() ? 'yes' : 'no');
    },
    ring(ring, onChosen) {
      if (!(sound.peek() || desktop.peek()) || !isFirst(ring.id)) return;
      if (sound.peek()) tone.play();
      // On some phones only a service worker may show one.
      if (desktop.peek() && document.hidden)
        try {
          show(ring, onChosen);
        } catch {
          desktop.value = false;
        }
    },
  };
}
