import { useDesk } from '../desk';

interface Props {
  name: string;
  isOn: boolean;
  onTurn: (isOn: boolean) => void;
}

/** Switches something of the settings on or off; the text says what it is now. */
export function Turn({ name, isOn, onTurn }: Props) {
  const { settings } = useDesk().words.value;
  return (
    <button
      type="button"
      class="button turn"
      aria-label={isOn ? settings.turnOff(name) : settings.turnOn(name)}
      onClick={() => onTurn(!isOn)}
    >
      <span class={`badge ${isOn ? 'good' : ''}`}>{isOn ? settings.on : settings.off}</span>
    </button>
  );
}
