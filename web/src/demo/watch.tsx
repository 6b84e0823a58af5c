import { Icon } from './icon';
import { useStore } from './store';

/** How to see the other side of it: the seller's panel, and who may log in there. */
export function Watch() {
  const { config, words } = useStore();
  const { watch } = words;
  const [name, host] = config.logIn.email.split('@');
  return (
    <section class="watch" aria-labelledby="watch-title">
      <h2 id="watch-title">{watch.title}</h2>
      <p>{watch.text}</p>
      <dl>
        <dt>{watch.email}</dt>
        <dd>
          {name}@<wbr />
          {host}
        </dd>
        <dt>{watch.password}</dt>
        <dd>{config.logIn.password}</dd>
      </dl>
      <a href="/panel" target="_blank" rel="noopener">
        {watch.panel}
        <Icon name="open" />
        <span class="unseen"> {words.newWindow}</span>
      </a>
    </section>
  );
}
