import { useDesk } from '../desk';

interface Props {
  /** What happened, in words; that the server does not answer when absent. */
  message?: string;
  onRetry: () => void;
}

/** Something could not be loaded, and the way out. */
export function Trouble({ message, onRetry }: Props) {
  const { trouble } = useDesk().words.value;
  return (
    <div class="trouble" role="alert">
      <p>{message ?? trouble.unreachable}</p>
      <button type="button" class="button" onClick={onRetry}>
        {trouble.retry}
      </button>
    </div>
  );
}
