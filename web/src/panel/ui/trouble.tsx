import { useEffect } from 'preact/hooks';
import type { Obstacle } from '../../lib/graphql';
import { useDesk } from '../desk';

interface Props {
  obstacle: Obstacle;
  onRetry: () => void;
}

/** After this long the page tries again by itself what may have passed. Milliseconds. */
const RETRY_AFTER = 10_000;

/** Something could not be loaded, and the way out. */
export function Trouble({ obstacle, onRetry }: Props) {
  const { trouble } = useDesk().words.value;
  useEffect(() => {
    if (obstacle === 'refused') return undefined;
    const timer = setTimeout(onRetry, RETRY_AFTER);
    return () => clearTimeout(timer);
  }, [obstacle]);
  return (
    <div class="trouble" role="alert">
      <p>{trouble[obstacle]}</p>
      <button type="button" class="button" onClick={onRetry}>
        {trouble.retry}
      </button>
    </div>
  );
}
