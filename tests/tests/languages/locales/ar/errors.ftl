ORG_BLOCKED = المؤسسة { $slug } محظورة.
    .help = اطلب من المسؤول رفع الحظر.
ORG_SEATS = { $count ->
        [zero] لا ينقص أي مقعد.
        [one] ينقص مقعد واحد.
        [two] ينقص مقعدان.
        [few] تنقص { $count } مقاعد.
        [many] ينقص { $count } مقعدًا.
       *[other] ينقص { $count } مقعد.
    }
ORG_GONE = حُذفت المؤسسة.
    .help = أنشئ مؤسسة أخرى.
ORG_SLUG_TAKEN = المعرف مستخدم.
ORG_NOT_FOUND = لا توجد مؤسسة { $slug }.
ORG_QUOTA = { $used } من { $most } لـ { $user }.
ORG_LATER = ليس الآن.
ORG_INVALID = المؤسسة غير صالحة.
ORG_INVALID_NAME = الاسم مطلوب.
ORG_INVALID_SEATS = { $min } مقاعد على الأقل.
code-4031 = أُرسل الطلب.
AUTH_SCOPE = الرمز لا يسمح بذلك.
AUTH_LOCKED = الحساب مقفل.
