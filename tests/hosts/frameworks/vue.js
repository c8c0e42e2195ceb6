// A Vue site: a template with bindings and listeners.
import 'shoreline-quiz/vue';
import { createApp, ref } from 'vue/dist/vue.esm-bundler.js';

const app = createApp({
  setup() {
    const [shown, theme, answers, told] = [ref(true), ref('light'), ref(undefined), ref('')];
    window.host = {
      setShown: (value) => (shown.value = value), setTheme: (value) => (theme.value = value), setAnswers: (value) => (answers.value = value),
    };
    return { shown, theme, answers, told };
  },
  template: `<main>
    <h1>A Vue site</h1>
    <shoreline-quiz v-if="shown" id="quiz" view="decide" :theme="theme" cta-label="Talk" cta-href="https://example.org/"
      load="eager" :answers.prop="answers" @shoreline-result="told = $event.detail.level"><a href="/">Take the quiz</a></shoreline-quiz>
    <p id="told">{{ told }}</p>
  </main>`,
});
app.config.compilerOptions.isCustomElement = (tag) => tag === 'shoreline-quiz';
app.mount('#app');
