(function () {
  'use strict';
  var root = document.documentElement;
  var search = document.getElementById('search');
  var index = document.getElementById('index');
  var menu = document.getElementById('menu');
  var radios = Array.prototype.slice.call(document.querySelectorAll('input[name=dialect]'));
  var entries = Array.prototype.slice.call(index.querySelectorAll('li')).map(function (item) {
    var link = item.querySelector('a');
    return {item: item, link: link, name: link.textContent.toLowerCase(), words: (item.dataset.k || '').split(' ')};
  });
  var groups = Array.prototype.slice.call(index.querySelectorAll('details'));
  var openAtFirst = groups.map(function (group) { return group.open; });
  var none = document.createElement('p');
  none.className = 'none';
  none.textContent = 'Nothing found.';
  none.hidden = true;
  index.appendChild(none);
  root.classList.add('js');

  function visible(element) { return element.getClientRects().length > 0; }

  // Whether the filters leave an element, be the index open or not.
  function left(element) { return !element.hidden && getComputedStyle(element).display !== 'none'; }

  // Dialects

  function show(radio, remember) {
    radio.checked = true;
    root.dataset.show = radio.value;
    if (remember) {
      var url = new URL(location.href);
      if (radio.value === 'all') { url.searchParams.delete('dialect'); } else { url.searchParams.set('dialect', radio.dataset.name); }
      try { history.replaceState(null, '', url); } catch (refused) { /* a file that was opened from disk */ }
    }
    counts();
  }

  function counts() {
    groups.forEach(function (group) {
      var count = Array.prototype.filter.call(group.querySelectorAll('li'), left).length;
      group.querySelector('.count').textContent = count;
      group.hidden = count === 0;
    });
    document.querySelectorAll('.group').forEach(function (group) {
      group.hidden = !Array.prototype.some.call(group.querySelectorAll('section'), left);
    });
    // A heading, a table or a fold of which the filter leaves nothing would promise something.
    [['.examples', ':scope > details'], ['.uses', 'span'], ['.scroll', 'tbody tr'], ['.props', ':scope > .row']].forEach(function (holder) {
      document.querySelectorAll('main ' + holder[0]).forEach(function (element) {
        element.hidden = !Array.prototype.some.call(element.querySelectorAll(holder[1]), left);
      });
    });
    none.hidden = groups.some(function (group) { return !group.hidden; });
  }

  // Text filter

  function find() {
    var wanted = search.value.trim().toLowerCase();
    index.querySelectorAll('.hit').forEach(function (hit) { hit.remove(); });
    root.classList.toggle('searching', wanted !== '');
    groups.forEach(function (group) { group.hidden = false; });
    entries.forEach(function (entry) {
      var hits = wanted === '' ? [] : entry.words.filter(function (word) { return word.toLowerCase().indexOf(wanted) >= 0; });
      var named = entry.name.indexOf(wanted) >= 0;
      entry.item.hidden = !named && hits.length === 0;
      if (wanted.length > 1 && !named) { hits.slice(0, 3).forEach(function (word) { addHit(entry, word); }); }
    });
    groups.forEach(function (group, i) { group.open = wanted !== '' || openAtFirst[i]; });
    counts();
  }

  function addHit(entry, word) {
    var target = entry.link.getAttribute('href') + '.' + word;
    var hit = document.createElement('a');
    hit.className = 'hit';
    hit.href = document.getElementById(target.slice(1)) ? target : entry.link.getAttribute('href');
    hit.textContent = word;
    entry.item.appendChild(hit);
  }

  function found() { return Array.prototype.filter.call(index.querySelectorAll('li a'), visible); }

  function move(event) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') { return; }
    var links = found();
    var at = links.indexOf(document.activeElement) + (event.key === 'ArrowDown' ? 1 : -1);
    event.preventDefault();
    if (at < 0) { search.focus(); } else if (links[at]) { links[at].focus(); }
  }

  // Places

  function arrive() {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) { return; }
    for (var up = target; up; up = up.parentElement) {
      if (up.tagName === 'DETAILS') { up.open = true; }
      if (up.dataset.d && root.dataset.show !== 'all' && up.dataset.d.indexOf(root.dataset.show) < 0) { show(radios[0], true); }
    }
    target.scrollIntoView();
    menu.checked = false;
  }

  var current;
  function passing(seen) {
    seen.filter(function (entry) { return entry.isIntersecting; }).slice(0, 1).forEach(function (entry) {
      var link = entries.map(function (each) { return each.link; }).find(function (each) {
        return each.getAttribute('href') === '#' + entry.target.id;
      });
      if (!link) { return; }
      if (current) { current.removeAttribute('aria-current'); }
      link.setAttribute('aria-current', 'true');
      current = link;
    });
  }

  // Colours in examples, when they are opened

  function colour(event) {
    var code = event.target.open && event.target.classList.contains('example') && event.target.querySelector('pre code');
    if (!code || code.dataset.done) { return; }
    code.dataset.done = '1';
    var text = code.textContent;
    var token = /("(?:[^"\\]|\\.)*")(\s*:)?|-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b|\b(?:true|false|null)\b/g;
    var match, end = 0, parts = document.createDocumentFragment();
    while ((match = token.exec(text))) {
      parts.append(text.slice(end, match.index));
      var span = document.createElement('span');
      span.className = match[2] ? 'k' : match[1] ? 's' : 'n';
      span.textContent = match[1] || match[0];
      parts.append(span, match[2] || '');
      end = token.lastIndex;
    }
    parts.append(text.slice(end));
    code.replaceChildren(parts);
  }

  radios.forEach(function (radio) { radio.addEventListener('change', function () { show(radio, true); }); });
  search.addEventListener('input', find);
  search.addEventListener('keydown', function (event) {
    if (event.key === 'Enter' && found()[0]) { found()[0].click(); }
    if (event.key === 'Escape') { search.value = ''; find(); }
    move(event);
  });
  index.addEventListener('keydown', move);
  index.addEventListener('click', function (event) {
    if (event.target.closest('a')) { menu.checked = false; root.classList.remove('searching'); }
  });
  document.addEventListener('keydown', function (event) {
    if (event.key === '/' && !event.ctrlKey && !event.metaKey && document.activeElement !== search) { event.preventDefault(); search.focus(); }
  });
  document.addEventListener('toggle', colour, true);
  window.addEventListener('hashchange', arrive);
  var watch = new IntersectionObserver(passing, {rootMargin: '-10% 0px -80% 0px'});
  document.querySelectorAll('section').forEach(function (section) { watch.observe(section); });

  var asked = new URL(location.href).searchParams.get('dialect');
  show(radios.find(function (radio) { return radio.dataset.name === asked; }) || radios[0], false);
  arrive();
})();
