# errorbook: message there is no organization {slug}
# errorbook: title Not found
# errorbook: help check the slug, or ask to be let in
# errorbook: source 7ec1b219
ORG_NOT_FOUND = لا توجد مؤسسة بالمعرّف { $slug }.
    .title = غير موجودة
    .help = تحقّق من المعرّف، أو اطلب السماح لك بالدخول.

# errorbook: message the organization {slug} is blocked
# errorbook: title Blocked
# errorbook: help ask your administrator to lift the block
# errorbook: source e31bdea7
ORG_BLOCKED = المؤسسة { $slug } محظورة.
    .title = محظورة
    .help = اطلب من المسؤول رفع الحظر.

# errorbook: message the slug {slug} is taken
# errorbook: title Slug taken
# errorbook: help choose another slug
# errorbook: source 4f5de013
ORG_SLUG_TAKEN = المعرّف { $slug } مستخدم بالفعل.
    .title = المعرّف مستخدم
    .help = اختر معرّفًا آخر.

# errorbook: message the organization is not valid
# errorbook: title Invalid
# errorbook: help mend the values that the errors point at
# errorbook: source f0681164
ORG_INVALID = بيانات المؤسسة غير صالحة.
    .title = بيانات غير صالحة
    .help = صحّح القيم التي تشير إليها الأخطاء.

# errorbook: message no more than {limit} invitations a minute
# errorbook: title Rate limited
# errorbook: help wait as long as Retry-After says
# errorbook: source 6804a1ec
ORG_RATE_LIMITED =
    { $limit ->
        [zero] لا يُسمح بإرسال أي دعوة.
        [one] لا يُسمح بأكثر من دعوة واحدة في الدقيقة.
        [two] لا يُسمح بأكثر من دعوتين في الدقيقة.
        [few] لا يُسمح بأكثر من { $limit } دعوات في الدقيقة.
        [many] لا يُسمح بأكثر من { $limit } دعوةً في الدقيقة.
       *[other] لا يُسمح بأكثر من { $limit } دعوة في الدقيقة.
    }
    .title = دعوات كثيرة
    .help = انتظر المدة المذكورة في Retry-After.

ORG_STORE = خطأ داخلي في الخادم

# errorbook: message an access token is required
# errorbook: title Token missing
# errorbook: help send `Authorization: Bearer` and a token
# errorbook: source 583caa1e
ORG_TOKEN_MISSING = رمز الوصول مطلوب.
    .title = رمز الوصول مفقود
    .help = أرسل `Authorization: Bearer` مع رمز وصول.

# errorbook: message the access token expired
# errorbook: title Token expired
# errorbook: help refresh the token and try again
# errorbook: source 3e8f6a2f
ORG_TOKEN_EXPIRED = انتهت صلاحية رمز الوصول.
    .title = رمز الوصول منتهي الصلاحية
    .help = جدّد الرمز ثم أعد المحاولة.

# errorbook: message the access token is not valid
# errorbook: title Token invalid
# errorbook: help ask for a new token
# errorbook: source 57a0fa29
ORG_TOKEN_INVALID = رمز الوصول غير صالح.
    .title = رمز الوصول غير صالح
    .help = اطلب رمزًا جديدًا.

# errorbook: message the access token lacks the scope {scope}
# errorbook: title Scope missing
# errorbook: help ask for a token with that scope
# errorbook: source d1bd5b14
ORG_SCOPE = رمز الوصول يفتقر إلى النطاق { $scope }.
    .title = النطاق مفقود
    .help = اطلب رمزًا له هذا النطاق.

# errorbook: message a slug is lower-case letters, digits and hyphens
# errorbook: title Slug
# errorbook: help write a slug like acme-2
# errorbook: source 193df219
ORG_INVALID_SLUG = يتكوّن المعرّف من أحرف لاتينية صغيرة وأرقام وشرطات.
    .title = المعرّف
    .help = اكتب معرّفًا مثل acme-2.

# errorbook: message a name is not empty
# errorbook: title Name
# errorbook: help write a name
# errorbook: source f3e12804
ORG_INVALID_NAME = لا يجوز أن يكون الاسم فارغًا.
    .title = الاسم
    .help = اكتب اسمًا.

# errorbook: message there is at least one seat
# errorbook: title Seats
# errorbook: help write 1 or more
# errorbook: source 0ae4d977
ORG_INVALID_SEATS = يلزم مقعد واحد على الأقل.
    .title = المقاعد
    .help = اكتب 1 أو أكثر.

## ما تردّ به الطبقة الوسيطة عن إطار العمل.

HTTP_BAD_REQUEST = طلب غير صالح

HTTP_NOT_FOUND = غير موجود

HTTP_METHOD_NOT_ALLOWED = الطريقة غير مسموح بها

HTTP_CONTENT_TOO_LARGE = المحتوى أكبر من المسموح

HTTP_UNSUPPORTED_MEDIA_TYPE = نوع الوسائط غير مدعوم

HTTP_UNPROCESSABLE_CONTENT = محتوى لا يمكن معالجته

HTTP_INTERNAL_SERVER_ERROR = خطأ داخلي في الخادم
