#include "nc_edit.h"

#include <stdlib.h>

struct sink {
  void *context;
  nc_edit_sink function;
};

static ssize_t sink_write(void *cookie, const char *bytes, size_t count) {
  struct sink *sink = cookie;
  return sink->function(sink->context, bytes, count);
}

static int sink_close(void *cookie) {
  free(cookie);
  return 0;
}

FILE *nc_edit_open_sink(void *context, nc_edit_sink function) {
  struct sink *sink = malloc(sizeof *sink);
  if (sink == NULL) return NULL;
  sink->context = context;
  sink->function = function;
  cookie_io_functions_t functions = {.write = sink_write, .close = sink_close};
  FILE *file = fopencookie(sink, "w", functions);
  if (file == NULL) {
    free(sink);
    return NULL;
  }
  setvbuf(file, NULL, _IOFBF, 16384);
  return file;
}

int nc_edit_set_prompt(EditLine *editor, nc_edit_prompt prompt, char literal) {
  return el_set(editor, EL_PROMPT_ESC, prompt, literal);
}

int nc_edit_add_command(EditLine *editor, const char *name, nc_edit_command command) {
  return el_set(editor, EL_ADDFN, name, name, command);
}

int nc_edit_bind(EditLine *editor, const char *key, const char *command, int alternative) {
  return alternative ? el_set(editor, EL_BIND, "-a", key, command, NULL)
                     : el_set(editor, EL_BIND, key, command, NULL);
}

int nc_edit_set_tty(EditLine *editor, const char *mode) {
  return el_set(editor, EL_SETTY, "-d", mode, NULL);
}

int nc_edit_set_signals(EditLine *editor, int on) { return el_set(editor, EL_SIGNAL, on); }

int nc_edit_set_editor(EditLine *editor, const char *name) {
  return el_set(editor, EL_EDITOR, name);
}

int nc_edit_set_terminal(EditLine *editor, const char *name) {
  return el_set(editor, EL_TERMINAL, name);
}

int nc_edit_set_reader(EditLine *editor, el_rfunc_t reader) {
  return el_set(editor, EL_GETCFN, reader);
}

int nc_edit_set_context(EditLine *editor, void *context) {
  return el_set(editor, EL_CLIENTDATA, context);
}

void *nc_edit_context(EditLine *editor) {
  void *context = NULL;
  el_get(editor, EL_CLIENTDATA, &context);
  return context;
}

int nc_edit_refresh(EditLine *editor) { return el_set(editor, EL_REFRESH); }

int nc_edit_has_capability(EditLine *editor, const char *name) {
  char *value = NULL;
  return el_get(editor, EL_GETTC, name, &value) == 0 && value != NULL && *value != '\0';
}
