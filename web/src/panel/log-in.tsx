import { useSignal } from '@preact/signals';
import type { ProblemFragment } from '../gql/types';
import { messageOf } from '../lib/graphql';
import { useDesk } from './desk';
import { Field } from './ui/field';
import { Problems } from './ui/problems';

export function LogIn() {
  const { words, session } = useDesk();
  const { session: texts, brand } = words.value;
  const problems = useSignal<ProblemFragment[]>([]);
  const isBusy = useSignal(false);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    isBusy.value = true;
    try {
      problems.value = await session.logIn(String(fields.get('email')), String(fields.get('password')));
    } catch (error) {
      problems.value = [{ code: 'UNREACHABLE', message: messageOf(error), field: null }];
    } finally {
      isBusy.value = false;
    }
  };

  return (
    <main class="log-in">
      <form class="card" onSubmit={(event) => void submit(event)}>
        <p class="brand">
          <img src="/static/icon.svg" alt="" width="36" height="36" />
          {brand}
        </p>
        <h1>{texts.title}</h1>
        {session.wasEnded.value && <p class="hint">{texts.ended}</p>}
        <Field label={texts.email} name="email" type="email" autoComplete="username" required autoFocus />
        <Field
          label={texts.password}
          name="password"
          type="password"
          autoComplete="current-password"
          required
        />
        <Problems problems={problems.value} />
        <button type="submit" class="button primary" disabled={isBusy.value}>
          {texts.logIn}
        </button>
      </form>
    </main>
  );
}
