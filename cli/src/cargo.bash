
# `cargo errorbook …`: what completes `cargo` goes on to complete its other commands.
_cargo_with_errorbook() {
    local at=1
    [[ ${COMP_WORDS[1]-} == +* ]] && at=2
    if [[ ${COMP_WORDS[at]-} == errorbook && $COMP_CWORD -gt $at ]]; then
        local COMP_WORDS=(cargo-errorbook "${COMP_WORDS[@]:at+1}")
        local COMP_CWORD=$((COMP_CWORD - at))
        _errorbook cargo-errorbook "$2" "${COMP_WORDS[COMP_CWORD - 1]}"
    elif [[ -n ${_cargo_before_errorbook-} ]]; then
        "$_cargo_before_errorbook" "$@"
    elif [[ $COMP_CWORD -eq $at ]]; then
        COMPREPLY=($(compgen -W errorbook -- "$2"))
    fi
}

# It may be loaded on demand only.
if ! complete -p cargo &>/dev/null; then
    for _load in _comp_load _completion_loader; do
        declare -F "$_load" >/dev/null && "$_load" cargo &>/dev/null && break
    done
    unset _load
fi
if [[ $(complete -p cargo 2>/dev/null) =~ -F\ ([^ ]+) && ${BASH_REMATCH[1]} != _cargo_with_errorbook ]]; then
    _cargo_before_errorbook=${BASH_REMATCH[1]}
fi
complete -F _cargo_with_errorbook -o bashdefault -o default cargo
