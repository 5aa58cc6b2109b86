# The probe guest: one boot sector that does what any system does first, and then switches the machine off.
# It goes from real mode through protected mode into long mode with paging, answers timer interrupts, and counts so far
# that only a processor which runs guests by itself is done in time. A machine that cannot do all of it never gets to the
# switch. Built by: as -o p.o probe-guest.S && ld -Ttext=0x7c00 --oformat=binary -o probe-guest.bin p.o

        .code16
        .globl _start
_start: cli
        xorw    %ax, %ax
        movw    %ax, %ds
        movw    %ax, %es
        movw    %ax, %ss
        movw    $0x7c00, %sp
        cld

        # Page tables at 0x1000, 0x2000, 0x3000: the first GiB, in pages of 2 MiB, where it is.
        movw    $0x1000, %di
        movw    $0x1800, %cx
        rep stosw
        movw    $0x2003, 0x1000
        movw    $0x3003, 0x2000
        movw    $0x3000, %di
        movl    $0x83, %eax
1:      movl    %eax, (%di)
        addl    $0x200000, %eax
        addw    $8, %di
        cmpw    $0x4000, %di
        jne     1b

        # The interrupt table at 0x4000: all 48 gates lead to the timer's answer.
        movl    $(0x00080000 + tick - _start + 0x7c00), %eax
        movl    $0x00008e00, %ebx
        movw    $48, %cx
1:      movl    %eax, (%di)
        movl    %ebx, 4(%di)
        movl    $0, 8(%di)
        movl    $0, 12(%di)
        addw    $16, %di
        loop    1b

        # Interrupt controllers: vectors from 0x20 on, timer only.
        movw    $pic, %si
1:      lodsb
        testb   %al, %al
        jz      2f
        movzbw  %al, %dx
        lodsb
        outb    %al, %dx
        jmp     1b
2:
        lgdt    gdtr
        lidt    idtr
        movl    $0x20, %eax             # PAE
        movl    %eax, %cr4
        movl    $0x1000, %eax
        movl    %eax, %cr3
        movl    $0xc0000080, %ecx       # EFER
        rdmsr
        orl     $0x100, %eax            # long mode
        wrmsr
        movl    %cr0, %eax
        orl     $0x80000001, %eax
        movl    %eax, %cr0
        ljmp    $0x08, $long

        .code64
long:   movl    $0x10, %eax
        movl    %eax, %ds
        movl    %eax, %es
        movl    %eax, %ss
        movl    $0x7c00, %esp
        xorl    %ebx, %ebx
        sti
1:      hlt                             # woken by the timer, 18 times a second
        cmpl    $3, %ebx
        jb      1b
        movl    $200000000, %ecx
1:      decl    %ecx
        jnz     1b
        movw    $0x604, %dx             # ACPI: the switch
        movl    $0x2000, %eax
        outw    %ax, %dx
1:      hlt
        jmp     1b

tick:   incl    %ebx
        pushq   %rax
        movb    $0x20, %al
        outb    %al, $0x20
        popq    %rax
        iretq

pic:    .byte   0x20, 0x11, 0xa0, 0x11, 0x21, 0x20, 0xa1, 0x28, 0x21, 4, 0xa1, 2, 0x21, 1, 0xa1, 1, 0x21, 0xfe, 0xa1, 0xff, 0
        .balign 8
gdt:    .quad   0, 0x00209a0000000000, 0x0000920000000000
gdtr:   .word   . - gdt - 1
        .long   gdt
idtr:   .word   48 * 16 - 1
        .long   0x4000
        .org    510
        .word   0xaa55
