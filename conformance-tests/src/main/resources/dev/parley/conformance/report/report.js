// Filters the cases by verdict and words; without it all of them are shown.
(function () {
  'use strict';
  var form = document.getElementById('filter');
  var cases = Array.from(document.querySelectorAll('details.one'));
  var words = document.getElementById('words');
  function apply() {
    var states = Array.from(form.querySelectorAll('input:checked')).map(function (box) { return box.value; });
    var wanted = words.value.toLowerCase();
    cases.forEach(function (each) {
      each.hidden = !states.includes(each.dataset.state) || !each.textContent.toLowerCase().includes(wanted);
    });
    var shown = cases.filter(function (each) { return !each.hidden; }).length;
    document.getElementById('shown').textContent = shown + ' of ' + cases.length + ' cases shown';
  }
  function reveal() {
    var target = document.getElementById(location.hash.slice(1));
    if (target && target.matches('details.one')) {
      target.hidden = false;
      target.open = true;
      target.scrollIntoView();
    }
  }
  form.hidden = false;
  form.addEventListener('input', apply);
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  document.getElementById('open').addEventListener('click', function () {
    cases.forEach(function (each) { each.open = !each.hidden; });
  });
  addEventListener('hashchange', reveal);
  apply();
  reveal();
})();
