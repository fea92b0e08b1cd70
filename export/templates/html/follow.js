
// The table of contents: marked where the reader is.
addEventListener('DOMContentLoaded', () => {
  if (!document.querySelector('.toc')) return;
  const wide = matchMedia('(min-width: 62rem)');
  const links = new Map([...document.querySelectorAll('.toc a')].map((a) => [a.getAttribute('href').slice(1), a]));
  const toc = document.querySelector('.toc');
  const seen = new Set();
  const entries = [...document.querySelectorAll('.entry')];
  let current;
  const mark = () => {
    const link = links.get(entries.find((entry) => seen.has(entry))?.id);
    if (!link || link === current) return;
    current?.removeAttribute('aria-current');
    current = link;
    link.setAttribute('aria-current', 'true');
    if (!wide.matches) return;
    const [box, frame] = [link.getBoundingClientRect(), toc.getBoundingClientRect()];
    if (box.top < frame.top) toc.scrollTop += box.top - frame.top;
    if (box.bottom > frame.bottom) toc.scrollTop += box.bottom - frame.bottom;
  };
  const observer = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting } of changes) {
      if (isIntersecting) seen.add(target);
      else seen.delete(target);
    }
    mark();
  }, { rootMargin: '-10% 0px -60% 0px' });
  for (const entry of entries) observer.observe(entry);
});
