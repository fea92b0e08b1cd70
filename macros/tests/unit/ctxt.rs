use super::Ctxt;

#[test]
#[should_panic(expected = "dropped before `finish`")]
fn faults_cannot_be_forgotten() {
    drop(Ctxt::new());
}
