import { useDesk } from '../desk';
import type { Problem } from '../order/sheet';

/** Why something was not done, in words, read out when it appears. */
export function Problems({ problems }: { problems: readonly Problem[] }) {
  const { trouble, actions } = useDesk().words.value;
  const sentence = ({ code, message }: Problem) =>
    code === 'STALE_VERSION' ? actions.stale : message || trouble.unreachable;
  return (
    <div role="alert">
      {problems.length > 0 && (
        <ul class="problems">
          {problems.map((problem) => (
            <li key={problem.code + problem.field}>{sentence(problem)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
