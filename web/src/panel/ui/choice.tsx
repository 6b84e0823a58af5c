import { useId } from 'preact/hooks';
import { useDesk } from '../desk';

interface ChoiceProps {
  label: string;
  value: string | null;
  options: readonly { value: string; label: string }[];
  onChosen: (value: string | null) => void;
}

/** A labelled list to filter by one value, or by none. */
export function Choice({ label, value, options, onChosen }: ChoiceProps) {
  const { any } = useDesk().words.value.list;
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value ?? ''} onChange={(event) => onChosen(event.currentTarget.value || null)}>
        <option value="">{any}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
